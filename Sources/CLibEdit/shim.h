#ifndef BAILIWICK_CLIBEDIT_SHIM_H
#define BAILIWICK_CLIBEDIT_SHIM_H

#include <histedit.h>
#include <stdio.h>
#include <wchar.h>

// libedit sets everything by functions of variable arguments, which Swift cannot call.

typedef unsigned char (*line_editor_function)(EditLine *, int);
typedef int (*line_editor_reader)(EditLine *, wchar_t *);

static inline EditLine *line_editor_make(const char *program) {
  return el_init(program, stdin, stdout, stderr);
}

static inline void line_editor_prompt(EditLine *editor, char *(*prompt)(EditLine *)) {
  el_set(editor, EL_PROMPT_ESC, prompt, '\1');
}

static inline void line_editor_begin(EditLine *editor, History *lines) {
  el_set(editor, EL_EDITOR, "emacs");
  el_set(editor, EL_HIST, history, lines);
  // Ctrl-C and Ctrl-Z are keys like others while a line is edited.
  el_set(editor, EL_SETTY, "-d", "-isig", NULL);
}

static inline void line_editor_read(EditLine *editor, line_editor_reader reader) {
  el_set(editor, EL_GETCFN, reader);
}

static inline void line_editor_refresh(EditLine *editor) {
  el_set(editor, EL_REFRESH);
}

static inline void line_editor_hold_terminal(EditLine *editor, int held) {
  el_set(editor, EL_PREP_TERM, held);
}

static inline void line_editor_bind(
    EditLine *editor, const char *name, const char *key, line_editor_function function) {
  el_set(editor, EL_ADDFN, name, name, function);
  el_set(editor, EL_BIND, key, name, NULL);
}

static inline void line_editor_bind_known(EditLine *editor, const char *key, const char *name) {
  el_set(editor, EL_BIND, key, name, NULL);
}

static inline void line_history_begin(History *lines, int size) {
  HistEvent event;
  history(lines, &event, H_SETSIZE, size);
  history(lines, &event, H_SETUNIQUE, 1);
}

static inline void line_history_add(History *lines, const char *line) {
  HistEvent event;
  history(lines, &event, H_ENTER, line);
}

static inline int line_history_load(History *lines, const char *path) {
  HistEvent event;
  return history(lines, &event, H_LOAD, path);
}

static inline int line_history_save(History *lines, const char *path) {
  HistEvent event;
  return history(lines, &event, H_SAVE, path);
}

#endif
