package hcchat.edge.inbound;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Frames as nobody would send them: good ones, cut, spliced, repeated and strewn with what parsers stumble over.
final class Mutator {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_MUTATIONS = 6;

    private static final List<byte[]> SEEDS = bytes(
            "{\"cmd\":\"join\",\"channel\":\"room\",\"nick\":\"alice#secret\"}",
            "{\"cmd\":\"join\",\"channel\":\"room\",\"nick\":\"al\",\"after\":3,\"epoch\":1,\"device\":\"d\",\"door\":\"x\"}",
            "{\"cmd\":\"join\",\"channel\":\"room\",\"token\":\"eyJhIjoxfQ.e30.AA\",\"since\":\"hca1.AAAA\"}",
            "{\"cmd\":\"session\",\"isBot\":true,\"token\":\"hcs1.AAAA\"}",
            "{\"cmd\":\"chat\",\"text\":\"Gr\u00fc\u00dfe \ud83d\ude00\",\"customId\":\"abc123\"}",
            "{\"cmd\":\"chat\",\"id\":\"01900000-0000-7000-8000-000000000001\",\"text\":\"hello\",\"re\":1}",
            "{\"cmd\":\"chat\",\"type\":\"attachment\",\"attachment\":{\"objectKey\":\"rooms/r/2026/01/01/a.bin\","
                    + "\"mime\":\"image/png\",\"bytes\":7,\"encryption\":{\"scheme\":\"aes-256-gcm\","
                    + "\"headerB64\":\"AAAA\",\"chunkSize\":65536},\"thumbnail\":{\"mime\":\"image/png\",\"width\":1,"
                    + "\"height\":1,\"bytes\":1}}}",
            "{\"cmd\":\"chat\",\"text\":\"/whisper bob psst\"}",
            "{\"cmd\":\"emote\",\"text\":\"waves\"}",
            "{\"cmd\":\"edit\",\"of\":1,\"text\":\"x\",\"id\":\"01900000-0000-7000-8000-000000000002\"}",
            "{\"cmd\":\"delete\",\"of\":2}",
            "{\"cmd\":\"react\",\"of\":3,\"text\":\"+1\"}",
            "{\"cmd\":\"changenick\",\"nick\":\"bob\"}",
            "{\"cmd\":\"changecolor\",\"color\":\"#FF00AA\"}",
            "{\"cmd\":\"whisper\",\"channel\":\"room\",\"nick\":\"bob\",\"userid\":12345,\"text\":\"psst\"}",
            "{\"cmd\":\"invite\",\"channel\":\"room\",\"nick\":\"bob\",\"to\":\"attic\"}",
            "{\"cmd\":\"updateMessage\",\"customId\":\"abc123\",\"text\":\"x\",\"mode\":\"append\"}",
            "{\"cmd\":\"typing\",\"channel\":\"room\"}",
            "{\"cmd\":\"seen\",\"delivered\":2,\"read\":1}",
            "{\"cmd\":\"history\",\"before\":9,\"limit\":2}",
            "{\"cmd\":\"head\"}",
            "{\"cmd\":\"leave\",\"channel\":\"attic\"}",
            "{\"cmd\":\"help\",\"command\":\"chat\"}",
            "{\"cmd\":\"stats\"}",
            "{\"cmd\":\"getchannels\"}",
            "{\"cmd\":\"ban\",\"nick\":\"bob\"}",
            "[1,\"two\",{\"three\":null}]");

    private static final List<byte[]> WORDS = bytes(
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "\\udc00\\ud800",
            "\ud83d\ude00",
            "\u202e",
            "\u0000",
            "\n",
            "\ufeff",
            "{",
            "}",
            "[",
            "]",
            "[[[[[[[[[[[[[[[[[[[[[[[",
            ":",
            ",",
            "null",
            "true",
            "NaN",
            "-",
            "-0",
            "0.1",
            "1e308",
            "1e400000",
            "9007199254740993",
            "99999999999999999999999999",
            "//",
            "/*",
            "\"cmd\":\"join\",",
            "\"id\":\"x\",",
            "\"channel\":\"room\",",
            "\"of\":0,",
            "\"text\":{\"text\":\"text\"},",
            "__proto__");

    private static final List<byte[]> BROKEN_UTF8 = List.of(
            new byte[] {(byte) 0xC0, (byte) 0x80},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF5},
            new byte[] {(byte) 0xE2, (byte) 0x82});

    private final RandomGenerator chance;

    Mutator(RandomGenerator chance) {
        this.chance = chance;
    }

    private static List<byte[]> bytes(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /// One more, of at most 64 KiB.
    byte[] next() {
        byte[] frame = any(SEEDS);
        for (int left = chance.nextInt(MOST_MUTATIONS + 1); left > 0; left--) {
            frame = mutated(frame);
        }
        return frame.length <= MOST_BYTES ? frame : Arrays.copyOf(frame, MOST_BYTES);
    }

    private byte[] mutated(byte[] frame) {
        int at = chance.nextInt(frame.length + 1);
        int to = Math.min(frame.length, at + chance.nextInt(1, 12));
        return switch (chance.nextInt(9)) {
            case 0 -> with(frame, at, to, new byte[] {(byte) chance.nextInt(256)});
            case 1 -> with(frame, at, to, new byte[0]);
            case 2 -> with(frame, at, at, any(WORDS));
            case 3 -> with(frame, at, to, any(WORDS));
            case 4 -> with(frame, at, at, any(BROKEN_UTF8));
            case 5 -> Arrays.copyOf(frame, at);
            case 6 -> spliced(frame, at, any(SEEDS));
            case 7 -> with(frame, to, to, repeated(Arrays.copyOfRange(frame, at, to), 1 << chance.nextInt(12)));
            default -> number(frame);
        };
    }

    /// The first digit becomes a number that hardly fits.
    private byte[] number(byte[] frame) {
        for (int i = 0; i < frame.length; i++) {
            if (Character.isDigit(frame[i])) {
                return with(frame, i, i + 1, Long.toString(chance.nextLong()).getBytes(StandardCharsets.US_ASCII));
            }
        }
        return frame;
    }

    private byte[] spliced(byte[] one, int at, byte[] other) {
        int from = chance.nextInt(other.length);
        return with(one, at, one.length, Arrays.copyOfRange(other, from, other.length));
    }

    private static byte[] repeated(byte[] part, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < times && out.size() < MOST_BYTES; i++) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] with(byte[] frame, int from, int to, byte[] instead) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(frame, 0, from);
        out.writeBytes(instead);
        out.write(frame, to, frame.length - to);
        return out.toByteArray();
    }

    private byte[] any(List<byte[]> some) {
        return some.get(chance.nextInt(some.size()));
    }
}
