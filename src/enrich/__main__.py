"""Run as `python -m enrich`."""

from enrich.cli import main

raise SystemExit(main())
