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
                socket.read();
                return socket.received().get(heard++);
            }

            @Override
            public void stopReading() {
                socket.stopReading();
            }

            @Override
            public int hearGoodbye() {
                socket.read();
                Integer code = socket.closeCode();
                return socket.isClosed() && socket.received().size() == heard && code != null ? code : 0;
            }

            @Override
            public void cut() {
                socket.cut();
            }
        };
    }
}
