"""The report in HTML: one file with what a desk looks at in the morning.

`window` says which days, `figures` asks the warehouse, `sections` says in which order it is told,
`volume`, `stories` and `intake` in which words, `charts` draw it, `page` lays it out, `make` writes
it. Altair takes seconds to import: only who makes a report imports this package.
"""
