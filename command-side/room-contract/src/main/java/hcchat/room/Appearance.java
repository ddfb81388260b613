package hcchat.room;

import java.util.Locale;

/// How somebody looks who chose nothing but a nick. hack.chat deals it out by chance; here it follows from the author,
/// who is chance enough: who comes back has the same number and colour, whichever way they come.
public final class Appearance {
    /// hack.chat's level of somebody who is nobody in particular.
    public static final int LEVEL = 100;
    /// hack.chat's word for the same.
    public static final String USER_TYPE = "user";

    private static final long USER_IDS = 9_999_999_999_999L;
    private static final double SATURATION = 0.8;
    private static final double LIGHTNESS = 0.65;

    private Appearance() {}

    /// What stands beside a message of somebody who isn't in the room.
    public static Who who(AuthorId author, String nick) {
        return new Who(nick, userId(author), "", color(author), null, LEVEL, USER_TYPE, null);
    }

    /// hack.chat's number of an author.
    public static long userId(AuthorId author) {
        return Long.remainderUnsigned(author.hi(), USER_IDS);
    }

    /// Six hex digits.
    public static String color(AuthorId author) {
        return color((author.lo() >>> 11) * 0x1p-53);
    }

    /// Six hex digits of a colour of this hue: bright enough to read, never grey.
    private static String color(double hue) {
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
