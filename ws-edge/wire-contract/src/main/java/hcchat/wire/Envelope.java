package hcchat.wire;

/// `E2EE:` and base64: what an end-to-end encrypted text looks like from outside. The server looks no deeper.
public final class Envelope {
    public static final String PREFIX = "E2EE:";

    private Envelope() {}

    /// Whether the text has the form of an envelope: the prefix, then base64 of at least one byte, padding as it
    /// should be or left out.
    public static boolean is(String text) {
        int length = text.length();
        if (!text.startsWith(PREFIX)) {
            return false;
        }
        int end = length;
        while (end > PREFIX.length() && end > length - 2 && text.charAt(end - 1) == '=') {
            end--;
        }
        int digits = end - PREFIX.length();
        if (digits < 2 || digits % 4 == 1 || (end < length && (length - PREFIX.length()) % 4 != 0)) {
            return false;
        }
        for (int i = PREFIX.length(); i < end; i++) {
            if (!isBase64(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase64(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}
