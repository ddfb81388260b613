package hcchat.edge.socket;

class InMemorySocketTest extends SocketContract {
    @Override
    Other other() {
        InMemorySocket socket = InMemorySocket.open(guest, LIMITS, "10.0.0.1", true);
        return new Other() {
            private int heard;

            @Override
            public void say(String text) {
                socket.say(text);
            }

            @Override
            public String hear() {
                return socket.received().get(heard++);
            }

            @Override
            public void cut() {
                socket.cut();
            }
        };
    }
}
