package hcchat.harness;

import hcchat.client.ChatClient;
import hcchat.client.ClientSettings;
import hcchat.client.JoinOutcome;
import hcchat.client.JoinRequest;
import hcchat.client.RawSocket;
import hcchat.client.Room;
import hcchat.client.Transcript;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The clients of a test: they come back quickly, and leave when the test ends.
public final class Visitors implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<AutoCloseable> open = new ArrayList<>();

    /// Somebody who has asked to be let in.
    public record Caller(ChatClient client, Room room, Transcript transcript) {}

    /// Somebody in one room, and all that was told to them.
    public record Visitor(ChatClient client, Room room, Transcript transcript, JoinOutcome.Joined as) {}

    public ClientSettings settings(URI server) {
        return ClientSettings.of(server)
                .withHttp(http)
                .withRetry(Duration.ofMillis(20), Duration.ofMillis(500))
                .withAnswerWithin(Duration.ofSeconds(12));
    }

    /// Begins to enter a room with a socket of its own.
    public Caller call(URI server, JoinRequest request) {
        ChatClient client = ChatClient.open(settings(server));
        open.add(client);
        Transcript transcript = new Transcript();
        return new Caller(client, client.join(request, transcript), transcript);
    }

    /// Enters a room with a socket of its own; returns when inside.
    public Visitor join(URI server, JoinRequest request) {
        Caller caller = call(server, request);
        JoinOutcome outcome = caller.room()
                .joined()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (outcome instanceof JoinOutcome.Joined joined) {
            return new Visitor(caller.client(), caller.room(), caller.transcript(), joined);
        }
        throw new AssertionError("not joined: " + outcome);
    }

    public Visitor join(URI server, String channel, String nick) {
        return join(server, JoinRequest.of(channel, nick));
    }

    /// Somebody who comes late and reads from the first event on.
    public Visitor reader(URI server, String channel, String nick) {
        return join(server, JoinRequest.of(channel, nick).withAfter(0L));
    }

    /// A bare socket.
    public RawSocket socket(URI server) {
        RawSocket socket = RawSocket.open(settings(server));
        open.add(socket);
        return socket;
    }

    @Override
    public void close() {
        for (AutoCloseable one : open.reversed()) {
            try {
                one.close();
            } catch (Exception _) {
                // It is gone, which is what was wanted.
            }
        }
        http.shutdownNow();
    }
}
