package hcchat.client;

import hcchat.client.crypto.RoomKeys;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// A scripted server, a room, and a client that is on its way in.
final class Scene implements AutoCloseable {
    final ScriptedServer server;
    final ScriptedRoom room;
    final Heard heard = new Heard();
    final Diary diary;
    ChatClient client;
    Room lobby;
    private final ClientSettings settings;
    private final KeyMaker keyMaker;
    ScriptedServer.Peer peer;

    Scene(ScriptedRoom room, JoinRequest request) throws IOException, InterruptedException {
        this(room, request, Duration.ofSeconds(10));
    }

    Scene(ScriptedRoom room, JoinRequest request, Duration patience) throws IOException, InterruptedException {
        this(room, request, patience, new InMemoryDiary(), RoomKeys::derive);
    }

    Scene(ScriptedRoom room, JoinRequest request, KeyMaker keyMaker) throws IOException, InterruptedException {
        this(room, request, Duration.ofSeconds(10), new InMemoryDiary(), keyMaker);
    }

    /// @param diary closed with the scene
    private Scene(ScriptedRoom room, JoinRequest request, Duration patience, Diary diary, KeyMaker keyMaker)
            throws IOException, InterruptedException {
        this.room = room;
        this.diary = diary;
        server = new ScriptedServer();
        settings = ClientSettings.of(server.uri())
                .withRetry(Duration.ofMillis(1), Duration.ofMillis(5))
                .withAnswerWithin(patience);
        this.keyMaker = keyMaker;
        client = ChatClient.open(settings, diary, keyMaker);
        lobby = client.join(request, heard);
        peer = server.accept();
    }

    /// The program ends, and another one begins with the same diary.
    void restart(JoinRequest request) throws InterruptedException {
        client.close();
        client = ChatClient.open(settings, diary, keyMaker);
        lobby = client.join(request, heard);
        peer = server.accept();
    }

    /// A client that has joined without a past.
    static Scene joined(ScriptedRoom room) throws IOException, InterruptedException {
        Scene scene = new Scene(room, JoinRequest.of(ScriptedRoom.CHANNEL, "alice"));
        scene.letIn();
        scene.heard.next(RoomSignal.Entered.class);
        return scene;
    }

    /// A client that has read the room from its first event on.
    static Scene caughtUp(ScriptedRoom room) throws IOException, InterruptedException {
        Scene scene =
                new Scene(room, JoinRequest.of(ScriptedRoom.CHANNEL, "alice").withAfter(0));
        scene.letIn();
        scene.replay(1, room.head());
        scene.heard.next(RoomSignal.Synced.class);
        return scene;
    }

    /// Answers the join that comes next.
    JsonNode letIn() throws InterruptedException {
        JsonNode join = peer.hear("join");
        peer.say(room.onlineSet());
        peer.say(room.session("hcs1.secret"));
        return join;
    }

    /// The next socket of the client, with its join.
    JsonNode comesBack() throws InterruptedException {
        peer = server.accept();
        return letIn();
    }

    void replay(long from, long to) {
        peer.say(room.replay(from, to, false));
        for (long seq = from; seq <= to; seq++) {
            peer.say(room.frame(seq, true));
        }
        peer.say(room.synced());
    }

    @Override
    public void close() throws IOException {
        client.close();
        diary.close();
        server.close();
    }
}
