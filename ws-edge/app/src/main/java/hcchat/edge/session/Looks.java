package hcchat.edge.session;

import hcchat.room.Appearance;
import hcchat.room.AuthorId;
import hcchat.room.Member;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// How somebody who comes in looks to the others. [Appearance] says what nobody chose.
final class Looks {
    private static final int GUESTS = 99_999;
    private static final long GUEST_NAMES = 1L << 52;

    private Looks() {}

    static Member fresh(AuthorId author, String nick, String trip, String hash, @Nullable Boolean isBot) {
        return new Member(
                author,
                nick,
                Appearance.userId(author),
                trip,
                Appearance.color(author),
                null,
                Appearance.LEVEL,
                Appearance.USER_TYPE,
                hash,
                isBot);
    }

    /// As somebody was before; hack.chat says of all of them that they are no bots.
    static Member restored(AuthorId author, HackToken token, String hash) {
        Member fresh = fresh(author, token.nick(), token.trip(), hash, false);
        return fresh.coloured(token.color());
    }

    /// For an HCChat client that doesn't say a name: one that nobody has, as good as certainly.
    static String nobodysName() {
        return "guest_" + Long.toString(ThreadLocalRandom.current().nextLong(GUEST_NAMES), Character.MAX_RADIX);
    }

    /// For a hack.chat client that doesn't say a name.
    static String guest() {
        return "scarmiglione_" + ThreadLocalRandom.current().nextInt(GUESTS);
    }
}
