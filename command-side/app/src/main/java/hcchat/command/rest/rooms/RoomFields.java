package hcchat.command.rest.rooms;

import hcchat.command.rest.JsonBody;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import hcchat.room.AuthorId;
import hcchat.room.DoorKind;
import hcchat.room.HistoryRule;
import hcchat.room.Role;
import hcchat.room.StateChange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fields that requests about rooms have.
final class RoomFields {
    private static final int PROOF_BYTES = 32;

    private RoomFields() {}

    static @Nullable DoorKind kind(JsonBody body) {
        return word(body, "kind", DoorKind::ofWord);
    }

    static @Nullable HistoryRule history(JsonBody body) {
        return word(body, "history", HistoryRule::ofWord);
    }

    static Role role(JsonBody body) {
        Role role = word(body, "role", Role::ofWord);
        if (role == null || role == Role.NONE) {
            throw JsonBody.refused("role", "must be member, moderator or owner");
        }
        return role;
    }

    private static <T> @Nullable T word(JsonBody body, String field, Function<String, @Nullable T> read) {
        String word = body.textOrNull(field);
        T value = word == null ? null : read.apply(word);
        if (word != null && value == null) {
            throw JsonBody.refused(field, "must be one of the words for it");
        }
        return value;
    }

    /// The proof of a passphrase: 32 bytes in base64url.
    static @Nullable String proof(JsonBody body) {
        String proof = body.textOrNull("door");
        if (proof != null && !isProof(proof)) {
            throw JsonBody.refused("door", "must be 32 bytes in base64url");
        }
        return proof;
    }

    // One way to write it alone: what is kept of it depends on its letters.
    private static boolean isProof(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length == PROOF_BYTES
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .equals(text);
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    static @Nullable Integer days(JsonBody body) {
        Long days = body.numberOrNull("retentionDays", 0, StateChange.MOST_DAYS);
        return days == null ? null : (Integer) days.intValue();
    }

    /// Until when; for ever where nothing is said.
    static long until(JsonBody body) {
        Long until = body.numberOrNull("until", StateChange.LIFTED, StateChange.FOREVER);
        return until == null ? StateChange.FOREVER : until;
    }

    static AuthorId author(JsonBody body) {
        AuthorId author = author(body.text("author"));
        if (author == null) {
            throw JsonBody.refused("author", "must be 22 characters of base64url");
        }
        return author;
    }

    /// @throws Refused with `no_such_user` for what is nobody's name
    static AuthorId authorInPath(String text) {
        AuthorId author = author(text);
        if (author == null) {
            throw new Refused(RestCode.NO_SUCH_USER);
        }
        return author;
    }

    private static @Nullable AuthorId author(String text) {
        try {
            AuthorId author = AuthorId.parse(text);
            return author.isSomebody() && author.toString().equals(text) ? author : null;
        } catch (IllegalArgumentException noAuthor) {
            return null;
        }
    }

    /// Under which a change is stored once; made up where the caller doesn't care.
    static UUID id(JsonBody body) {
        return Objects.requireNonNullElseGet(body.uuidOrNull("id"), UUID::randomUUID);
    }

    /// The id of another change of the same request: the same again for the same request.
    static UUID also(UUID id, String what) {
        return UUID.nameUUIDFromBytes((id + " " + what).getBytes(StandardCharsets.UTF_8));
    }
}
