package hcchat.edge.session;

import static hcchat.edge.fanout.FrameBuffer.constant;
import static hcchat.edge.fanout.FrameBuffer.name;

import hcchat.edge.fanout.FrameBuffer;
import hcchat.edge.session.Census.Figures;
import hcchat.wire.frames.JsonBuffer;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a socket is told about the server: hack.chat's frames, with the `ref` of who asked by an id. A channel is the
/// field, or null where the socket is in none.
final class InfoFrames {
    private static final byte[] INFO = constant("cmd", "info");
    private static final byte[] PUBLIC_CHANNELS = constant("cmd", "publicchannels");
    private static final byte[] TEXT = name("text");
    private static final byte[] ID = name("id");
    private static final byte[] REF = name("ref");
    private static final byte[] TIME = name("time");
    private static final byte[] USERS = name("users");
    private static final byte[] CHANS = name("chans");
    private static final byte[] JOINS = name("joins");
    private static final byte[] INVITES = name("invites");
    private static final byte[] MESSAGES = name("messages");
    private static final byte[] BANNED = name("banned");
    private static final byte[] KICKED = name("kicked");
    private static final byte[] STATS = name("stats");
    private static final byte[] UPTIME = name("uptime");
    private static final byte[] PUBLIC = name("public");
    private static final byte[] LIST = name("list");
    private static final byte[] NAME = name("name");
    private static final byte[] COUNT = name("count");
    private static final int HELP_TOLD = 1303;
    private static final int MORE_STATS_TOLD = 1305;
    private static final int STATS_TOLD = 1306;

    private InfoFrames() {}

    static ByteBuffer help(byte @Nullable [] channel, String text, @Nullable String ref) {
        return FrameBuffer.frames(out -> end(out.begin().with(INFO).with(TEXT, text), HELP_TOLD, channel, ref));
    }

    static ByteBuffer stats(byte @Nullable [] channel, Figures figures, @Nullable String ref) {
        String text = figures.users() + " unique IPs in " + figures.channels() + " channels";
        return FrameBuffer.frames(out -> end(out.begin().with(INFO).with(TEXT, text), STATS_TOLD, channel, ref));
    }

    /// @param open the public channels and how many are in each
    static ByteBuffer moreStats(
            byte @Nullable [] channel, Figures figures, Map<String, Integer> open, @Nullable String ref) {
        return FrameBuffer.frames(out -> {
            out.begin().with(INFO).with(USERS, figures.users()).with(CHANS, figures.channels());
            out.with(JOINS, figures.joins()).with(INVITES, figures.invites()).with(MESSAGES, figures.messages());
            // Bans and kicks are the rooms' own: the server counts none.
            out.with(BANNED, 0).with(KICKED, 0).with(STATS, figures.asked());
            out.with(UPTIME, figures.shownUptime()).with(PUBLIC).open();
            open.forEach(out::with);
            out.shut().with(TEXT, text(figures, open));
            end(out, MORE_STATS_TOLD, channel, ref);
        });
    }

    /// Two tables in Markdown; the fullest channels first.
    private static String text(Figures figures, Map<String, Integer> open) {
        StringBuilder text = new StringBuilder("# Server Statistics\n| Metric | Value |\n| :--- | --- |\n");
        row(text, "Current Connections", figures.users());
        row(text, "Current Channels", figures.channels());
        row(text, "Users Joined", figures.joins());
        row(text, "Invites Sent", figures.invites());
        row(text, "Messages Sent", figures.messages());
        row(text, "Users Banned", 0);
        row(text, "Users Kicked", 0);
        row(text, "Stats Requested", figures.asked());
        row(text, "Server Uptime", figures.shownUptime());
        text.append("\n## Public Channels\n| Channel | Users |\n| :--- | --- |\n");
        open.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(one -> text.append("| ?")
                        .append(one.getKey())
                        .append(" | ")
                        .append(one.getValue())
                        .append(" |\n"));
        return text.toString();
    }

    private static void row(StringBuilder text, String name, Object value) {
        text.append("| **").append(name).append("** | ").append(value).append(" |\n");
    }

    static ByteBuffer publicChannels(Map<String, Integer> open, @Nullable String ref) {
        return FrameBuffer.frames(out -> {
            out.begin().with(PUBLIC_CHANNELS).with(LIST).openList();
            open.forEach((channel, count) ->
                    out.element().open().with(NAME, channel).with(COUNT, count).shut());
            out.shutList();
            end(out, ref);
        });
    }

    private static void end(JsonBuffer out, int number, byte @Nullable [] channel, @Nullable String ref) {
        out.with(ID, number);
        if (channel != null) {
            out.with(channel);
        }
        end(out, ref);
    }

    private static void end(JsonBuffer out, @Nullable String ref) {
        if (ref != null) {
            out.with(REF, ref);
        }
        out.with(TIME, System.currentTimeMillis()).end();
    }
}
