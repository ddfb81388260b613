package hcchat.spec.doors;

import hcchat.harness.RestCaller.Reply;
import hcchat.harness.Speaker;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A room, and everybody in it in their roles.
final class Place {
    /// Of its passphrase, where it has one.
    static final String PROOF = "A".repeat(43);

    /// Somebody who is none of the callers.
    static final String SOMEONE = "AAAAAAAAAAAAAAAAAAAAAQ";

    private static final AtomicInteger ROOMS = new AtomicInteger();

    final Stage stage;
    final String kind;
    final String channel;
    final String id;
    private final Map<Who, Long> said = new ConcurrentHashMap<>();
    private final Map<Who, String> authors = new ConcurrentHashMap<>();
    private @Nullable String roomToken;
    private @Nullable String holderToken;

    /// @param wanted `open`, `passphrase`, `members`, `direct`; or an open room that is `locked`, or in which
    /// somebody without an account was `haunted` away
    Place(Stage stage, String wanted) {
        this.stage = stage;
        kind = wanted.equals("locked") || wanted.equals("haunted") ? "open" : wanted;
        Reply made = stage.as(Who.OWNER, "POST", "/rooms", founding(kind)).done();
        channel = made.text("channel");
        id = made.text("room");
        if (!kind.equals("direct")) {
            invite();
        }
        if (kind.equals("passphrase") || kind.equals("open")) {
            Reply given =
                    stage.as(Who.ROOM_TOKEN, "POST", "/chat/token", "{'channel':'" + channel + "'" + proof() + "}");
            roomToken = given.done().text("jwt");
        }
        switch (wanted) {
            case "locked" -> owner("PATCH", "", "{'locked':true}");
            case "haunted" -> haunt();
            default -> {}
        }
    }

    private static String founding(String kind) {
        String channel = "'channel':'doors" + ROOMS.incrementAndGet() + "'";
        return switch (kind) {
            case "direct" -> "{'kind':'direct','with':'" + Stage.name(Who.MEMBER) + "'}";
            case "passphrase" -> "{'kind':'passphrase'," + channel + ",'door':'" + PROOF + "'}";
            default -> "{'kind':'" + kind + "'," + channel + "}";
        };
    }

    private void invite() {
        List<Who> invited = Arrays.stream(Who.values()).filter(Who::isInvited).toList();
        together(invited, who -> {
            String role = who == Who.MODERATOR ? "moderator" : "member";
            owner("PUT", "/members/" + author(who), "{'role':'" + role + "'}");
        });
        together(Stream.concat(invited.stream(), Stream.of(Who.OWNER)).toList(), who -> {
            String text = "{'room':'" + channel + "','text':'" + Speaker.envelope("mine") + "'}";
            Reply stored = stage.as(who, "POST", "/messages", text).done();
            said.put(who, stored.body().path("seq").longValue());
        });
        owner("POST", "/ban", "{'author':'" + author(Who.BANNED) + "'}");
        owner("POST", "/mute", "{'author':'" + author(Who.MUTED) + "'}");
    }

    private static void together(List<Who> all, Consumer<Who> each) {
        CompletableFuture.allOf(all.stream()
                        .map(who -> CompletableFuture.runAsync(() -> each.accept(who)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /// Somebody without an account comes in and is banned: by their token, and by where they come from.
    private void haunt() {
        try (Visit guest = new SocketDoors(stage, stage.parts.west().socket()).guest(this)) {
            holderToken = guest.token();
            owner("POST", "/ban", "{'author':'" + guest.author() + "'}");
        }
    }

    private void owner(String method, String path, String body) {
        stage.as(Who.OWNER, method, "/rooms/" + channel + path, body).done();
    }

    /// Who an account is here.
    String author(Who who) {
        return authors.computeIfAbsent(who, any -> stage.author(id, any));
    }

    /// Whether somebody said something while the room was made.
    boolean hasSpoken(Who who) {
        return said.containsKey(who);
    }

    /// The seq of what somebody said here.
    long said(Who who) {
        return Objects.requireNonNull(said.get(who), who.name());
    }

    /// What a caller calls this room.
    String named(Who who) {
        return who == Who.KNOWS_ID ? id : channel;
    }

    /// What a caller shows.
    @Nullable
    String token(Who who) {
        return switch (who) {
            case ROOM_TOKEN -> Objects.requireNonNull(roomToken);
            case BANNED_HOLDER -> Objects.requireNonNull(holderToken);
            default -> stage.token(who);
        };
    }

    /// Whether a caller knows the passphrase.
    boolean knowsProof(Who who) {
        return kind.equals("passphrase") && who == Who.ANONYMOUS;
    }

    private String proof() {
        return kind.equals("passphrase") ? ",'door':'" + PROOF + "'" : "";
    }
}
