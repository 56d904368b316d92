"""serve: the record as a local web site."""

from __future__ import annotations

import signal

import click

from onrecord.terminal import say


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="Of this machine; 0 takes a free one.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen. Anything else lets other machines read the record.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="A further name to answer to, behind a proxy; repeatable.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 16),
    metavar="N",
    help="Processes that answer; usually one for each processor, at most 4.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
@click.option("--log", "verbose", is_flag=True, help="A line a request, on stderr.")
@click.option("--log-json", is_flag=True, help="The same as JSON.")
def serve(port: int, host: str, names: tuple[str, ...], workers: int | None,
          open_browser: bool, verbose: bool, log_json: bool) -> None:  # fmt: skip
    """The record as a web site on this machine, until Ctrl-C.

    Search with facets, actors, subjects, documents by symbol, votes, comparisons,
    changes, obligations; each page also as JSON, CSV and an Atom feed. It only reads,
    needs no script and asks nothing of other sites. /health and /metrics are for
    whoever watches it.

    \b
    Examples:
      onrecord serve --open
      onrecord serve --port 8080 --log-json
      curl http://127.0.0.1:8765/search.json?q=ceasefire
    """
    from onrecord.commands.session import opened
    from onrecord.web.app import close, create_app, warm
    from onrecord.web.metrics import Metrics
    from onrecord.web.serving import THREADS, CannotListen, listen, log_to_stderr
    from onrecord.web.serving import serve as answer
    from onrecord.web.workers import answer_with, usual_workers

    log_to_stderr(as_json=log_json, verbose=verbose)
    count = workers or usual_workers()
    try:
        listening = listen(host, port)
    except CannotListen as error:
        raise click.UsageError(str(error)) from error
    with listening, opened() as conninfo:
        reached = listening.getsockname()
        shown = f"[{reached[0]}]" if ":" in reached[0] else reached[0]
        address = f"http://{shown}:{reached[1]}/"
        metrics = Metrics(count)
        threads = max(2, THREADS // count)
        app = create_app(
            conninfo, hosts=[*names, host], sessions=threads, metrics=metrics
        )

        def work(number: int) -> None:
            metrics.take(number)
            warming = warm(app)
            try:
                answer(app, listening, threads)
            finally:
                warming.join()
                close(app)

        click.echo(address)
        say("Press Ctrl-C to end it.")
        if open_browser:
            import webbrowser  # and with it subprocesses, which --help can do without

            webbrowser.open(address)
        if count == 1:
            for ending in (signal.SIGINT, signal.SIGTERM):
                signal.signal(ending, signal.default_int_handler)
            work(0)
        else:
            answer_with(count, work)
        say("Ended.")
