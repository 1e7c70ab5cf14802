# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The command line `volc-im`.

`program.PROGRAM` lists the groups of actions and the other commands. `main.main(PROGRAM, argv)` finds the
named command, and imports and builds only that one. `groups` has the actions of each group.

A command is a `program_model.Command`: a name of one or two words, a module of this package, one sentence of
help in both languages, and the options that completion offers. It is one row of `_commands.jinja` (or
`_service_commands.jinja` of a service). Its module is imported when the command is used and has two functions:

    def add_arguments(parser: Parser) -> None:
        parser.option("--rows", type=int, default=10, en="rows to show", zh="显示的行数")

    def run(arguments: argparse.Namespace, session: Session) -> int:
        result = session.client.call(...)
        session.output.write(result.data)
        return exit_codes.OK

All commands also have the global options (`global_options`), which the session applies:

- `session.client`: the client, made on first use from profile, region, endpoint and so on.
- `session.output`: `write(value)` for one value, `items(iterable)` for a listing, `text(text)` for lines
  of text; applies `--output` and `--query`, and escapes control characters.
- `session.note(text)` writes a line for users to the standard error.
- `session.confirm(question)` returns if the user agrees or gave `--yes`; else it raises.
- `session.language`, `session.say(en, zh)`, `session.options` (the global options), `session.program`.
- `session.stdin`, `session.stdout`, `session.stderr`: text streams; never use `sys` or `print`.

A module that has `main(program, arguments) -> int` in place of these two parses its own options.

To fail, a command raises `errors.UsageError` or `errors.CommandError(message, code)`; errors of calls pass
through. `main` writes each as one line and chooses the exit code, see `exit_codes`.
"""
