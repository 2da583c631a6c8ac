import pytest

from zhichi.foundation.sockets.public import Socket, SocketError


def test_items_come_back_in_the_order_they_were_registered():
    socket: Socket[str] = Socket("letters")
    socket.register("b", "B")
    socket.register("a", "A")
    assert list(socket) == ["B", "A"]


def test_registering_the_same_thing_again_is_harmless():
    socket: Socket[str] = Socket("letters")
    socket.register("a", "A")
    assert socket.register("a", "A") == "A"


def test_a_taken_key_refuses_another_thing():
    socket: Socket[str] = Socket("letters")
    socket.register("a", "A")
    with pytest.raises(SocketError, match="already registered"):
        socket.register("a", "B")


def test_asking_for_what_nobody_registered_says_what_there_is():
    socket: Socket[str] = Socket("letters")
    socket.register("a", "A")
    with pytest.raises(SocketError, match=r"nothing is registered as 'z' \(there is a\)"):
        socket.get("z")
