package hcchat.cli;

import hcchat.client.crypto.Passphrase;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the room's passphrase comes from: a file, the environment, or the keyboard, without echo.
final class PassphraseSource {
    private static final int MOST_CHARS = 1_024;

    private PassphraseSource() {}

    /// There is none, and this is what to do about it.
    static final class Missing extends Exception {
        Missing(String sentence) {
            super(sentence);
        }
    }

    /// What the command line or the environment give, or null when it has to be asked for.
    static @Nullable Passphrase given(@Nullable Path file, Map<String, String> environment) throws Missing {
        if (file != null) {
            return ofFile(file);
        }
        String named = environment.get("HCCHAT_PASSPHRASE");
        return named == null || named.isEmpty() ? null : of(named.toCharArray(), "HCCHAT_PASSPHRASE");
    }

    private static Passphrase ofFile(Path file) throws Missing {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new Missing("The passphrase's file can't be read: " + file);
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            char[] all = new char[text.remaining()];
            text.get(all);
            int end = 0;
            while (end < all.length && all[end] != '\n' && all[end] != '\r') {
                end++;
            }
            char[] line = Arrays.copyOf(all, end);
            Arrays.fill(all, '\0');
            return of(line, "The first line of " + file);
        } catch (CharacterCodingException notText) {
            throw new Missing("The passphrase's file isn't UTF-8: " + file);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// Asks on a terminal whose echo is off.
    static Passphrase typed(Reader keyboard) throws Missing {
        char[] typed = new char[MOST_CHARS];
        int length = 0;
        try {
            while (true) {
                int read = keyboard.read();
                switch (read) {
                    case '\r', '\n' -> {
                        return of(Arrays.copyOf(typed, length), "The passphrase");
                    }
                    case -1, 3, 4 -> throw new Missing("No passphrase was given.");
                    case 0x7f, '\b' -> length = Math.max(0, length - 1);
                    case 21 -> length = 0;
                    default -> {
                        if (length == MOST_CHARS) {
                            throw new Missing("A passphrase has at most " + MOST_CHARS + " characters.");
                        }
                        typed[length++] = (char) read;
                    }
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private static Passphrase of(char[] typed, String what) throws Missing {
        try {
            return Passphrase.of(typed);
        } catch (IllegalArgumentException unfit) {
            throw new Missing(
                    what + " is empty or isn't well-formed: a room's passphrase is what its members share. Where"
                            + " the server allows it, --unencrypted says everything in clear.");
        } finally {
            Arrays.fill(typed, '\0');
        }
    }
}
