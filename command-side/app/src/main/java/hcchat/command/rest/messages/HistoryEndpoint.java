package hcchat.command.rest.messages;

import hcchat.command.history.HistoryPage;
import hcchat.command.history.RoomHistory;
import hcchat.command.rest.Access;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.JsonBody;
import hcchat.command.rest.Problem;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import hcchat.command.rest.rooms.Place;
import hcchat.command.rest.rooms.RoomPlaces;
import hcchat.command.rest.rooms.SpeechSettings;
import hcchat.replay.ReplayReader.ReplayUnavailable;
import hcchat.wire.Limits;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/// `GET /rooms/{room}/messages`: a room's past, page by page both ways, as frames would tell it.
final class HistoryEndpoint implements Endpoint.Source {
    // A page is half a MiB of events, a few times in memory while it is opened and written.
    private static final int PAGES_AT_ONCE = 16;
    private static final int USUAL = 100;
    private static final long MOST = (1L << 53) - 1;
    private static final long AGAIN_MS = 1_000;

    private final RoomPlaces places;
    private final RoomHistory history;
    private final SpeechSettings settings;
    private final Semaphore pages = new Semaphore(PAGES_AT_ONCE);

    HistoryEndpoint(RoomPlaces places, RoomHistory history, SpeechSettings settings) {
        this.places = places;
        this.history = history;
        this.settings = settings;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(HttpMethod.GET, "/rooms/{room}/messages", Access.ROOM, this::page));
    }

    private ServerResponse page(Call call) {
        Long after = call.number("after", 0, MOST);
        Long before = call.number("before", 1, MOST);
        Long limit = call.number("limit", 1, Limits.HISTORY_EVENTS);
        if (after != null && before != null) {
            throw JsonBody.refused("before", "can't stand beside after");
        }
        Place place = places.place(call, call.path("room"));
        long readable = places.look(place, false).readableFrom(settings.sinceJoin());
        if (!pages.tryAcquire()) {
            throw new Refused(Problem.later(RestCode.OVERLOADED, AGAIN_MS));
        }
        try {
            int events = limit == null ? USUAL : limit.intValue();
            HistoryPage page = after != null
                    ? history.after(place.room(), Math.max(after, readable - 1), events)
                    : history.before(place.room(), before == null ? Long.MAX_VALUE : before, events)
                            .from(place.room(), readable);
            return ServerResponse.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(PageJson.of(place.room(), place.channel(), page));
        } catch (ReplayUnavailable away) {
            throw new Refused(Problem.later(RestCode.UNAVAILABLE, AGAIN_MS));
        } finally {
            pages.release();
        }
    }
}
