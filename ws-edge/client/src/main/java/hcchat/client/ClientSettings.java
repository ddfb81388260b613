package hcchat.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/// How a client reaches its server and how patient it is.
///
/// @param server `ws://host:port/chat-ws`
/// @param http shared by all clients of a process: each `HttpClient` has threads of its own
/// @param connectWithin until the handshake is done
/// @param answerWithin after which a command counts as [SendOutcome.Unknown]; the server promises 10 s
/// @param firstRetry the longest wait before the first reconnect; doubles with each failure
/// @param longestRetry where the doubling ends
/// @param silence a socket that was silent for so long is given up; the server pings every 30 s
/// @param maxUnanswered commands under way at most; one more is told to come later
public record ClientSettings(
        URI server,
        HttpClient http,
        Duration connectWithin,
        Duration answerWithin,
        Duration firstRetry,
        Duration longestRetry,
        Duration silence,
        int maxUnanswered) {

    /// The defaults, with an `HttpClient` of its own.
    public static ClientSettings of(URI server) {
        return new ClientSettings(
                server,
                HttpClient.newHttpClient(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofMillis(250),
                Duration.ofSeconds(30),
                Duration.ofSeconds(75),
                4_096);
    }

    public ClientSettings withHttp(HttpClient shared) {
        return new ClientSettings(
                server, shared, connectWithin, answerWithin, firstRetry, longestRetry, silence, maxUnanswered);
    }

    public ClientSettings withRetry(Duration first, Duration longest) {
        return new ClientSettings(server, http, connectWithin, answerWithin, first, longest, silence, maxUnanswered);
    }

    public ClientSettings withAnswerWithin(Duration patience) {
        return new ClientSettings(
                server, http, connectWithin, patience, firstRetry, longestRetry, silence, maxUnanswered);
    }

    public ClientSettings withSilence(Duration longest) {
        return new ClientSettings(
                server, http, connectWithin, answerWithin, firstRetry, longestRetry, longest, maxUnanswered);
    }

    public ClientSettings withMaxUnanswered(int most) {
        return new ClientSettings(server, http, connectWithin, answerWithin, firstRetry, longestRetry, silence, most);
    }
}
