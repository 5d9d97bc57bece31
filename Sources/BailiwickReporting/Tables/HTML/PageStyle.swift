/// What the page of tables looks like, says and does.
enum PageStyle {
  static let introduction = """
    A rule holds when all cells of one of its rows do. A cell that says <em>any</em> asks nothing. What is not \
    known holds no cell, save where the cell asks just that. Protection is stronger than a restriction, a \
    restriction stronger than a permission, and a permission stronger than a restriction by default.
    """

  static let sheet = """
    :root { color-scheme: light; --ink: #1a1a1a; --faint: #5c5c5c; --line: #b9b9b9; --head: #eef1f4; --link: #0b4f8a; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1.5rem; max-width: 100rem; color: var(--ink); background: #fff;
      font: 1rem/1.45 system-ui, sans-serif; }
    h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
    h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
    h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
    header p { max-width: 60rem; }
    a { color: var(--link); }
    nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; }
    .filters { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem; margin-top: 1rem; padding: .75rem;
      background: var(--head); border: 1px solid var(--line); }
    .filters[hidden] { display: none; }
    .filters label { font-weight: 600; }
    .filters select, .filters button { font: inherit; padding: .25rem .5rem; max-width: 20rem; }
    .filters p { margin: 0; }
    .filters .help { flex-basis: 100%; color: var(--faint); font-size: .9rem; }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 1px; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .9rem; }
    caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    th, td { padding: .4rem .6rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
    th { font-weight: 400; }
    thead th { background: var(--head); font-weight: 600; }
    .word { white-space: nowrap; }
    td dl { grid-template-columns: minmax(6rem, max-content) minmax(8rem, 1fr); }
    td dt { font-weight: 400; color: var(--faint); }
    tbody { border-top: 2px solid var(--ink); }
    td.number { text-align: right; font-variant-numeric: tabular-nums; }
    .any, small { color: var(--faint); }
    .sentence { min-width: 24rem; max-width: 40rem; }
    .sentence p { margin: 0 0 .4rem; }
    pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: .85rem/1.4 ui-monospace, monospace; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0; max-width: 60rem; }
    dt { font-weight: 600; overflow-wrap: anywhere; }
    dd { margin: 0; }
    @media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-left: 1rem; } }
    @media print {
      @page { size: A4 landscape; margin: 12mm; }
      body { padding: 0; max-width: none; font-size: 9pt; }
      nav, .filters { display: none; }
      .scroll { overflow: visible; }
      table, pre { font-size: 8pt; }
      .sentence { min-width: 55mm; }
      thead { display: table-header-group; break-after: avoid; }
      thead th, .filters { print-color-adjust: exact; }
      tr { break-inside: avoid; }
      .wide tr { break-inside: auto; }
      h2 { break-after: avoid; }
      section.short { break-inside: avoid; }
    }
    """

  /// Shows the rules of which some row fits what is chosen.
  static let script = """
    "use strict";
    (() => {
      const places = PLACES;
      const form = document.getElementById("filters");
      const place = document.getElementById("place");
      const tag = document.getElementById("tag");
      const fits = row =>
        (!place.value || !("places" in row.dataset) || places[row.dataset.places].includes(place.value)) &&
        (!tag.value || (row.dataset.tags || "").split(" ").includes(tag.value));
      const show = () => {
        let shown = 0, all = 0;
        for (const section of document.querySelectorAll("main section")) {
          const groups = [...section.querySelectorAll("tbody")];
          for (const group of groups) {
            group.hidden = ![...group.rows].some(fits);
            all += 1;
            if (!group.hidden) shown += 1;
          }
          const none = section.querySelector(".none");
          if (none) {
            none.hidden = groups.some(group => !group.hidden);
            section.querySelector(".scroll").hidden = !none.hidden;
          }
        }
        document.getElementById("shown").textContent =
          shown === all ? `All ${all} rules are shown.` : `${shown} of ${all} rules are shown.`;
      };
      form.hidden = false;
      form.addEventListener("change", show);
      form.addEventListener("reset", () => setTimeout(show));
      form.addEventListener("submit", event => event.preventDefault());
      show();
    })();
    """
}
