package hcchat.harness;

import hcchat.room.RoomId;
import hcchat.room.StoredEvent;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// What an embedded PostgreSQL holds, read past the server.
public final class StoreView {
    private final String url;
    private final Properties login;

    private StoreView(String url, Properties login) {
        this.url = url;
        this.login = login;
    }

    /// @param data the data folder of an all-in-one
    public static StoreView of(Path data) {
        Properties access = properties(data.resolve("config").resolve("postgres.properties"));
        Properties login = new Properties();
        login.setProperty("user", "hcchat_admin");
        login.setProperty("password", access.getProperty("hcchat_admin", ""));
        return new StoreView("jdbc:postgresql://127.0.0.1:" + access.getProperty("port") + "/hcchat", login);
    }

    /// Another data base of the same PostgreSQL.
    public StoreView in(String database) {
        return new StoreView(url.substring(0, url.lastIndexOf('/') + 1) + database, login);
    }

    static Properties properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /// Every event, by partition and position.
    public SortedMap<Integer, SortedMap<Long, StoredEvent>> events() {
        SortedMap<Integer, SortedMap<Long, StoredEvent>> events = new TreeMap<>();
        ask("select part, room, seq, position, kid, day, digest, of, body from command.event", row -> {
            StoredEvent event = new StoredEvent(
                    room(row.getObject(2, UUID.class)),
                    row.getLong(3),
                    row.getLong(4),
                    row.getInt(5),
                    row.getInt(6),
                    row.getBytes(7),
                    row.getLong(8),
                    row.getBytes(9));
            events.computeIfAbsent(row.getInt(1), _ -> new TreeMap<>()).put(event.position(), event);
        });
        return events;
    }

    /// The room's highest seq, 0 when it has no events.
    public long head(RoomId room) {
        return heads().getOrDefault(room, 0L);
    }

    /// The highest seq of each room, as the events say.
    public Map<RoomId, Long> heads() {
        return numbers("select room, max(seq) from command.event group by room");
    }

    /// The highest seq of each room, as the replay index says.
    public Map<RoomId, Long> indexedHeads() {
        return numbers("select room, seq from query.room_head"
                + " where generation = (select generation from query.index_state)");
    }

    /// How many messages the replay index counts in each room.
    public Map<RoomId, Long> indexedMessages() {
        return numbers("select room, sum(messages) from query.block"
                + " where generation = (select generation from query.index_state) group by room");
    }

    /// The first column of each row, as text.
    public List<String> column(String sql) {
        List<String> values = new ArrayList<>();
        ask(sql, row -> values.add(String.valueOf(row.getString(1))));
        return values;
    }

    /// Changes something behind the server's back.
    public void change(String sql) {
        try (Connection connection = DriverManager.getConnection(url, login);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Map<RoomId, Long> numbers(String sql) {
        Map<RoomId, Long> numbers = new TreeMap<>(Comparator.comparing(RoomId::toString));
        ask(sql, row -> numbers.put(room(row.getObject(1, UUID.class)), row.getLong(2)));
        return numbers;
    }

    private static RoomId room(UUID id) {
        return new RoomId(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    private void ask(String sql, Rows rows) {
        try (Connection connection = DriverManager.getConnection(url, login);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.take(result);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private interface Rows {
        void take(ResultSet row) throws SQLException;
    }
}
