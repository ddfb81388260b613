package hcchat.client.file;

import java.util.Locale;
import java.util.Map;

/// A file's type by its name's ending; it stands in clear beside the sealed file, and only if it is one of those that
/// all
/// clients show.
public final class FileTypes {
    /// What is no type that is shown.
    public static final String ANY = "application/octet-stream";

    static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("heic", "image/heic"),
            Map.entry("avif", "image/avif"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("aac", "audio/aac"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("opus", "audio/opus"),
            Map.entry("wav", "audio/wav"),
            Map.entry("weba", "audio/webm"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("webm", "video/webm"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("zip", "application/zip"),
            Map.entry("txt", "text/plain"));

    private FileTypes() {}

    static String of(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? ANY : BY_ENDING.getOrDefault(name.substring(dot + 1).toLowerCase(Locale.ROOT), ANY);
    }
}
