package hcchat.cli.screen;

import hcchat.cli.room.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who is in the room, and who is typing.
final class People {
    // The server passes `typing` on at most once in 3 s.
    private static final long TYPING_MS = 5_000;

    private final Map<String, Person> here = new LinkedHashMap<>();
    private final Map<String, Long> readTo = new HashMap<>();
    private final Map<String, Long> typingUntil = new LinkedHashMap<>();

    void set(List<Person> people) {
        here.clear();
        typingUntil.clear();
        people.forEach(this::put);
    }

    /// @return whether somebody of that nick wasn't here before
    boolean put(Person person) {
        boolean isNew = here.values().stream().noneMatch(one -> one.nick().equals(person.nick()));
        here.values().removeIf(one -> !one.author().isEmpty() && one.author().equals(person.author()));
        here.put(person.nick(), person);
        return isNew;
    }

    void remove(Person person) {
        here.remove(person.nick());
        typingUntil.remove(person.nick());
    }

    /// How somebody is called who is here, or null.
    @Nullable
    String nickOf(String author) {
        return here.values().stream()
                .filter(one -> one.author().equals(author))
                .map(Person::nick)
                .findFirst()
                .orElse(null);
    }

    void typing(Person person, long now) {
        typingUntil.put(person.nick(), now + TYPING_MS);
    }

    void typedSomething(Person person) {
        typingUntil.remove(person.nick());
    }

    /// The nicks of those who type now.
    List<String> typing(long now) {
        typingUntil.values().removeIf(until -> until <= now);
        return List.copyOf(typingUntil.keySet());
    }

    void hasRead(Person person, long seq) {
        readTo.merge(person.author(), seq, Math::max);
    }

    /// The nicks of those here who have read the message `seq`.
    List<String> readersOf(long seq) {
        return here.values().stream()
                .filter(one -> readTo.getOrDefault(one.author(), 0L) >= seq)
                .map(Person::nick)
                .toList();
    }

    /// In the order of their coming.
    List<String> nicks() {
        return new ArrayList<>(here.keySet());
    }

    int size() {
        return here.size();
    }
}
