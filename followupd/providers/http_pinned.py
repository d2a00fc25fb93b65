"""Connections that go only where they were checked to go, and that can be cut from another thread."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from requests.adapters import HTTPAdapter

Endpoint = tuple[str, int]
"""An IP address and a port."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_TRIES = 4


@dataclass(slots=True, eq=False)
class Sockets:
    """The connections under way, to be cut when the time is up."""

    open: list[socket.socket] = field(default_factory=list)
    cut: bool = False

    def add(self, connection: socket.socket) -> None:
        self.open.append(connection.dup())
        if self.cut:
            self.shut()

    def shut(self) -> None:
        self.cut = True
        for connection in self.open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        for connection in self.open:
            connection.close()


def is_public(address: str) -> bool:
    """True for an address of the public internet; what is embedded in an IPv6 address is looked at too."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
        elif (inner := ip.ipv4_mapped or ip.sixtofour) is not None:
            ip = inner
    return ip.is_global and not ip.is_multicast


def pinned_adapter(addresses: list[Endpoint], sockets: Sockets) -> HTTPAdapter:
    """Connects to `addresses` whatever the URL's host resolves to by then; certificates are still those of the host."""
    from requests.adapters import HTTPAdapter

    class Pinned(HTTPAdapter):
        def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
            pool: Any = super().get_connection_with_tls_context(*args, **kwargs)

            def connect(connection: Any) -> socket.socket:
                opened = _connect(addresses, connection.timeout)
                sockets.add(opened)
                return opened

            pool.ConnectionCls = type("PinnedConnection", (pool.ConnectionCls,), {"_new_conn": connect})
            return pool

    return Pinned(max_retries=0)


def _connect(addresses: list[Endpoint], timeout_s: float) -> socket.socket:
    problem: OSError = OSError("no address")
    for address in addresses[:_TRIES]:
        try:
            return socket.create_connection(address, timeout_s)
        except OSError as error:
            problem = error
    raise problem
