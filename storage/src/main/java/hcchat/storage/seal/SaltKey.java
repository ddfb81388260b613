package hcchat.storage.seal;

import java.nio.charset.StandardCharsets;

/// hack.chat's `salt.key`: random bytes, which its server reads as if they were UTF-8 and puts behind each password as
/// text. To make the same trip codes, they must be read exactly so.
public final class SaltKey {
    private static final int LEAD_OF_SURROGATES = 0xED;
    private static final int FIRST_SURROGATE = 0xA0;
    private static final int LAST_SURROGATE = 0xBF;

    private SaltKey() {}

    /// The salt for [ServerSecrets#TRIP].
    public static byte[] salt(byte[] file) {
        StringBuilder text = new StringBuilder(file.length);
        int from = 0;
        for (int i = 0; i + 1 < file.length; i++) {
            int next = file[i + 1] & 0xFF;
            if ((file[i] & 0xFF) == LEAD_OF_SURROGATES && next >= FIRST_SURROGATE && next <= LAST_SURROGATE) {
                // Java takes all three bytes of an encoded surrogate for one error, JavaScript each for one of its own.
                text.append(utf8(file, from, i)).append('\uFFFD');
                from = i + 1;
            }
        }
        return text.append(utf8(file, from, file.length)).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String utf8(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
