"""The networks of the office itself, whose readings say nothing about readers."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network


@lru_cache(maxsize=4)
def networks(said: str) -> tuple[Network, ...]:
    """Read networks parted by commas, ``10.8.0.0/16,2001:db8::/48``; what is none is left out."""
    found: list[Network] = []
    for one in said.split(","):
        try:
            found.append(ip_network(one.strip(), strict=False))
        except ValueError:
            continue
    return tuple(found)


@lru_cache(maxsize=4_000)
def is_office(address: str, said: str) -> bool:
    """Say whether an address is within the office's networks."""
    if not said:
        return False
    try:
        where = ip_address(address)
    except ValueError:
        return False
    return any(where in network for network in networks(said) if network.version == where.version)
