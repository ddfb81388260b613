package hcchat.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What all the entries of a diary come to. Not thread-safe.
final class DiaryPages {
    private byte[] serverKey = {};
    private final Map<String, DiaryEntry.Token> tokens = new LinkedHashMap<>();
    private final Map<String, DiaryEntry.Place> places = new LinkedHashMap<>();
    private final Map<String, DiaryEntry.Proven> proven = new LinkedHashMap<>();
    private final Map<String, DiaryEntry.Doubt> doubts = new LinkedHashMap<>();
    private final Map<UUID, DiaryEntry.Kept> letters = new LinkedHashMap<>();

    void add(DiaryEntry entry) {
        switch (entry) {
            case DiaryEntry.ServerKey pinned -> serverKey = serverKey.length == 0 ? pinned.key() : serverKey;
            case DiaryEntry.Token token -> tokens.put(token.channel(), token);
            case DiaryEntry.Place place -> places.put(place.channel(), place);
            case DiaryEntry.Proven head -> proven.put(head.channel(), head);
            case DiaryEntry.Doubt doubt -> doubts.put(doubt.channel(), doubt);
            case DiaryEntry.Kept kept -> letters.putIfAbsent(kept.letter().id(), kept);
            case DiaryEntry.Settled settled -> letters.remove(settled.id());
        }
    }

    /// As few entries as come to the same.
    List<DiaryEntry> entries() {
        List<DiaryEntry> all = new ArrayList<>();
        if (serverKey.length > 0) {
            all.add(new DiaryEntry.ServerKey(serverKey));
        }
        all.addAll(tokens.values());
        all.addAll(places.values());
        all.addAll(proven.values());
        all.addAll(doubts.values());
        all.addAll(letters.values());
        return all;
    }

    Diary.RoomNotes room(String channel) {
        DiaryEntry.Token token = tokens.get(channel);
        return new Diary.RoomNotes(
                token == null ? null : token.token(),
                places.get(channel),
                proven.get(channel),
                doubts.get(channel),
                letters.values().stream()
                        .filter(kept -> kept.channel().equals(channel))
                        .toList());
    }

    byte[] serverKey() {
        return serverKey.clone();
    }
}
