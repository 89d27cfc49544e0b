"""From settings to what does the work: which services are asked, where, with what credentials, how patiently."""

from __future__ import annotations

from pydantic import SecretStr

from enrich.config import Config
from enrich.desk import Manners
from enrich.flow import Source
from enrich.model import SourceName
from enrich.pacing import Patience
from enrich.sources import SOURCES, Held
from enrich.transport import Endpoint, Timeouts, Transport, user_agent


def sources(config: Config) -> tuple[Source, ...]:
    """Give the services as this configuration asks them: with credentials they allow more."""
    held = Held(
        contact=config.crossref.mailto is not None,
        key=config.semanticscholar.api_key is not None,
        token=config.github.token is not None,
    )
    return tuple(service.open(held) for service in SOURCES)


def manners(config: Config, name: SourceName) -> Manners:
    service = config.services[name]
    return Manners(
        keep=config.cache.shelves,
        spread=config.cache.spread,
        patience=Patience(**config.desk.model_dump()),
        slowed=service.slowed,
        enabled=service.enabled,
        offline=config.run.offline,
        refresh=config.run.refresh,
    )


def transport(config: Config) -> Transport:
    return Transport(
        {name: endpoint(config, name) for name in config.services},
        agent=user_agent(config.crossref.mailto, config.http.homepage),
        body_cap=config.http.body_cap,
    )


def endpoint(config: Config, name: SourceName) -> Endpoint:
    """Say where a service lives and what it is told with every request."""
    service = config.services[name]
    token, key = config.github.token, config.semanticscholar.api_key
    headers = {
        SourceName.GITHUB: [("authorization", bearer(token))] if token else [],
        SourceName.SEMANTICSCHOLAR: [("x-api-key", key)] if key else [],
    }
    mailto = config.crossref.mailto
    return Endpoint(
        base_url=service.base_url,
        headers=tuple(headers.get(name, [])),
        params=(("mailto", mailto),) if mailto and name is SourceName.CROSSREF else (),
        paths={"/graphql": config.github.graphql} if config.github.graphql and name is SourceName.GITHUB else {},
        timeouts=Timeouts(
            connect=config.http.connect_timeout,
            read=service.read_timeout or config.http.read_timeout,
            total=service.request_timeout or config.http.request_timeout,
        ),
    )


def bearer(token: SecretStr) -> SecretStr:
    return SecretStr(f"Bearer {token.get_secret_value()}")
