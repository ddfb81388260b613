package hcchat.edge.session;

import hcchat.room.AuthorId;
import hcchat.room.Member;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// How somebody who comes in looks to the others. hack.chat deals it out by chance; here it follows from the author,
/// who is chance enough: who comes back has the same number and colour.
final class Looks {
    private static final long USER_IDS = 9_999_999_999_999L;
    private static final int GUESTS = 99_999;
    private static final long GUEST_NAMES = 1L << 52;
    private static final int LEVEL = 100;
    private static final double SATURATION = 0.8;
    private static final double LIGHTNESS = 0.65;

    private Looks() {}

    static Member fresh(AuthorId author, String nick, String trip, String hash, @Nullable Boolean isBot) {
        return new Member(
                author,
                nick,
                Long.remainderUnsigned(author.hi(), USER_IDS),
                trip,
                color((author.lo() >>> 11) * 0x1p-53),
                null,
                LEVEL,
                "user",
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

    /// Six hex digits of a colour of this hue: bright enough to read, never grey.
    static String color(double hue) {
        double most = LIGHTNESS + SATURATION * Math.min(LIGHTNESS, 1 - LIGHTNESS);
        double least = 2 * LIGHTNESS - most;
        return String.format(
                Locale.ROOT,
                "%02x%02x%02x",
                part(least, most, hue + 1.0 / 3),
                part(least, most, hue),
                part(least, most, hue - 1.0 / 3));
    }

    private static int part(double least, double most, double hue) {
        double h = hue - Math.floor(hue);
        double value = least;
        if (h < 1.0 / 6) {
            value = least + (most - least) * 6 * h;
        } else if (h < 1.0 / 2) {
            value = most;
        } else if (h < 2.0 / 3) {
            value = least + (most - least) * 6 * (2.0 / 3 - h);
        }
        return (int) Math.round(value * 255);
    }
}
