package hcchat.command.rest.rooms;

import hcchat.command.history.RoomHistory;
import hcchat.command.rest.Access;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.RestCode;
import hcchat.command.rooms.AccountRooms;
import hcchat.intake.Outcome;
import hcchat.replay.ReplayReader;
import hcchat.replay.ReplayReader.Reader;
import hcchat.replay.ReplayReader.Reading;
import hcchat.replay.ReplayReader.ReplayUnavailable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/// `GET /rooms`: where an account has a place, and how much is unread there. Told piece by piece as the answers come,
/// so that a long list takes no more memory than a short one.
final class RoomListEndpoint implements Endpoint.Source {
    private static final int PIECE = ReplayReader.MAX_READERS;
    private static final int PIECES_AT_ONCE = 8;
    private static final long PATIENCE_MS = 5_000;

    private final RoomPlaces places;
    private final AccountRooms rooms;
    private final RoomHistory history;
    private final boolean sinceJoin;
    private final Semaphore pieces = new Semaphore(PIECES_AT_ONCE);

    /// @param sinceJoin what holds of a room's past where the room says nothing
    RoomListEndpoint(RoomPlaces places, AccountRooms rooms, RoomHistory history, boolean sinceJoin) {
        this.places = places;
        this.rooms = rooms;
        this.history = history;
        this.sinceJoin = sinceJoin;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(HttpMethod.GET, "/rooms", Access.ACCOUNT, this::list));
    }

    private ServerResponse list(Call call) {
        List<Place> known = rooms.of(call.token().account()).stream()
                .map(room -> places.known(call, room))
                .toList();
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).build((_, response) -> {
            write(known, response.getOutputStream());
            return null;
        });
    }

    private void write(List<Place> known, OutputStream out) throws IOException {
        RoomListJson json = new RoomListJson();
        for (int from = 0; from < known.size(); from += PIECE) {
            piece(known.subList(from, Math.min(from + PIECE, known.size()))).forEach(json::add);
            out.write(json.take());
        }
        out.write(json.end());
    }

    /// What can't be told now is said room by room: the others needn't suffer, and the answer has begun.
    private List<RoomListed> piece(List<Place> known) {
        if (!acquire()) {
            return known.stream()
                    .map(place -> RoomListed.refused(place, RestCode.OVERLOADED))
                    .toList();
        }
        try {
            return listed(known);
        } finally {
            pieces.release();
        }
    }

    private boolean acquire() {
        try {
            return pieces.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<RoomListed> listed(List<Place> known) {
        List<Outcome> answers = places.describeAll(known);
        List<RoomListed> listed = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            listed.add(RoomListed.of(known.get(i), answers.get(i)));
        }
        List<Reader> readers = new ArrayList<>();
        for (RoomListed one : listed) {
            if (one.seen() != null) {
                readers.add(new Reader(
                        one.place().room(), one.place().author(), one.seen().readableFrom(sinceJoin)));
            }
        }
        try {
            List<Reading> readings = new ArrayList<>(history.readings(readers));
            listed.replaceAll(one -> one.seen() == null ? one : one.with(readings.removeFirst()));
        } catch (ReplayUnavailable away) {
            listed.replaceAll(one -> one.seen() == null ? one : RoomListed.refused(one.place(), RestCode.UNAVAILABLE));
        }
        return listed;
    }
}
