"""DuckDB: rules, places and requests as tables, one join for all requests, on one thread.

Requests are in a table beforehand; with `--file` they are in an NDJSON file, and to read it counts.
"""

import json
import sys

import duckdb
from measuring import Peer, day, measure

DECIDE = """
    with request as ({requests}),
    tagged as (select * exclude tags, unnest(tags) as tag from request),
    asked as (
      select tagged.*, place, 2 as level from tagged join containing on code = location
      union all
      select tagged.*, code as place, 1 as level from tagged join containing on place = location and code <> place),
    candidate as (
      select number, level, topic, size, day, asked.kind as is_kind, rules.*
      from asked join rules using (tag, place)
      union all
      select number, 1 as level, topic, size, day, tagged.kind as is_kind, rules.*
      from tagged join rules using (tag) where location is null),
    hit as (
      select number, max(level) as level from candidate
      where (kind is null or kind = is_kind) and (least is null or size >= least)
        and (pattern is null or regexp_matches(topic, pattern)) and (first is null or day between first and last)
      group by number)
    select coalesce(level, 0) from request left join hit using (number) order by number
"""
FROM_FILE = """
    select row_number() over () as number, participant.location as location, participant.account.kind as kind,
      meeting.tags as tags, meeting.topic as topic, meeting.size as size,
      cast(time[:4] || time[6:7] || time[9:10] as bigint) as day
    from read_json('{path}', format = 'newline_delimited', columns = {{time: 'varchar',
      participant: 'struct(location varchar, account struct(kind varchar))',
      meeting: 'struct(tags varchar[], topic varchar, size bigint)'}})
"""
LEVELS = ["allow", "undecided", "block"]


class Join(Peer):
    def __init__(self, workload):
        self.execute = duckdb.connect(config={"threads": 1}).execute
        self.folder = workload.folder
        self.make("containing", "code varchar, place varchar", [
            {"code": code, "place": place} for code, places in workload.containing.items() for place in places])
        self.make("rules", "tag varchar, place varchar, kind varchar, least bigint, pattern varchar, first bigint,"
                  " last bigint", [row(rule) for rule in workload.rules])

    def make(self, table, columns, rows):
        """By way of a file: to insert ten thousand rows one by one takes seconds."""
        path = self.write(table, rows)
        self.execute(f"create table {table} ({columns})")
        self.execute(f"insert into {table} by name select * from read_json('{path}', format = 'newline_delimited')")
        path.unlink()

    def write(self, name, rows):
        path = self.folder / f".{name}.ndjson"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
        return path

    def stage(self, requests):
        path = self.write("staged", requests)
        self.execute("create or replace table staged as" + FROM_FILE.format(path=path))
        path.unlink()
        return "select * from staged"

    def decide(self, requests):
        return [LEVELS[level] for level, in self.execute(DECIDE.format(requests=requests)).fetchall()]


class JoinOfFile(Join):
    def stage(self, requests):
        return FROM_FILE.format(path=self.write("staged", requests))


def row(rule):
    condition = rule["condition"] or {}
    columns = {"tag": rule["tag"], "place": rule["place"], "kind": None, "least": None, "pattern": None,
               "first": None, "last": None}
    columns.update({name: value for name, value in condition.items() if name in columns})
    if "first" in condition:
        columns.update(first=day(condition["first"]), last=day(condition["last"]))
    return columns


if __name__ == "__main__":
    if "--file" in sys.argv:
        sys.argv.remove("--file")
        measure("DuckDB, join, from NDJSON", JoinOfFile)
    else:
        measure("DuckDB, join", Join)
