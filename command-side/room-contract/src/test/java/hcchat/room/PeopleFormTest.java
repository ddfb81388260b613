package hcchat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Members, appearances and passing events are read by processes of the version before during an upgrade.
class PeopleFormTest {
    private static final HexFormat HEX = HexFormat.of();

    static Stream<JsonNode> members() {
        return Golden.read("members.json").get("members").valueStream();
    }

    static Stream<JsonNode> whos() {
        return Golden.read("members.json").get("whos").valueStream();
    }

    static Stream<JsonNode> passing() {
        return Golden.read("passing.json").get("passing").valueStream();
    }

    @ParameterizedTest
    @MethodSource("members")
    void a_member_is_written_and_read_as_always(JsonNode golden) {
        Member member = member(golden.get("member"));

        assertThat(HEX.formatHex(MemberCodec.encode(member))).isEqualTo(Golden.text(golden, "bytes"));
        assertThat(MemberCodec.decodeMember(HEX.parseHex(Golden.text(golden, "bytes"))))
                .isEqualTo(member);
    }

    @ParameterizedTest
    @MethodSource("whos")
    void an_appearance_is_written_and_read_as_always(JsonNode golden) {
        JsonNode json = golden.get("who");
        Who who = new Who(
                Golden.text(json, "nick"),
                json.get("userId").longValue(),
                Golden.text(json, "trip"),
                optional(json, "color"),
                optional(json, "flair"),
                json.get("level").intValue(),
                Golden.text(json, "userType"),
                optional(json, "customId"));

        assertThat(HEX.formatHex(MemberCodec.encode(who))).isEqualTo(Golden.text(golden, "bytes"));
        assertThat(MemberCodec.decodeWho(HEX.parseHex(Golden.text(golden, "bytes"))))
                .isEqualTo(who);
    }

    @ParameterizedTest
    @MethodSource("passing")
    void a_passing_event_is_written_and_read_as_always(JsonNode golden) {
        PassingEvent event = passing(golden);

        assertThat(HEX.formatHex(PassingCodec.encode(event))).isEqualTo(Golden.text(golden, "bytes"));
        assertThat(PassingCodec.decode(HEX.parseHex(Golden.text(golden, "bytes"))))
                .isEqualTo(event);
    }

    @Test
    void every_kind_of_passing_event_is_in_the_golden_file() {
        Set<String> golden = passing().map(json -> Golden.text(json, "type")).collect(Collectors.toSet());

        assertThat(kinds(PassingEvent.class).map(Class::getSimpleName)).containsExactlyInAnyOrderElementsOf(golden);
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(PeopleFormTest::kinds)
                : Stream.of(type);
    }

    private static PassingEvent passing(JsonNode golden) {
        List<Member> members =
                golden.get("members").valueStream().map(PeopleFormTest::member).toList();
        return switch (Golden.text(golden, "type")) {
            case "Arrived" -> new PassingEvent.Arrived(members.getFirst());
            case "Departed" -> new PassingEvent.Departed(members.getFirst());
            case "Changed" -> new PassingEvent.Changed(members.getFirst(), members.getLast());
            case "RosterTold" -> new PassingEvent.RosterTold(members);
            case "RoomErased" -> new PassingEvent.RoomErased();
            case "Whispered" ->
                new PassingEvent.Whispered(
                        members.getFirst(),
                        members.getLast(),
                        UUID.fromString(Golden.text(golden, "id")),
                        Golden.text(golden, "text"));
            case "Invited" ->
                new PassingEvent.Invited(members.getFirst(), members.getLast(), Golden.text(golden, "channel"));
            case "Expelled" ->
                new PassingEvent.Expelled(members.getFirst(), Expulsion.valueOf(Golden.text(golden, "why")));
            case "Typing" -> new PassingEvent.Typing(members.getFirst());
            case "Updated" ->
                new PassingEvent.Updated(
                        members.getFirst(),
                        new Aside.Update(
                                Golden.text(golden, "customId"),
                                UpdateMode.valueOf(Golden.text(golden, "mode")),
                                Golden.text(golden, "text")));
            case "Seen" ->
                new PassingEvent.Seen(
                        members.getFirst(),
                        new Marker(
                                golden.get("delivered").longValue(),
                                golden.get("read").longValue()));
            case String other -> throw new IllegalArgumentException(other);
        };
    }

    private static Member member(JsonNode json) {
        JsonNode bot = json.get("isBot");
        return new Member(
                AuthorId.parse(Golden.text(json, "author")),
                Golden.text(json, "nick"),
                json.get("userId").longValue(),
                Golden.text(json, "trip"),
                optional(json, "color"),
                optional(json, "flair"),
                json.get("level").intValue(),
                Golden.text(json, "userType"),
                Golden.text(json, "hash"),
                bot.isNull() ? null : (Boolean) bot.booleanValue());
    }

    private static @Nullable String optional(JsonNode json, String field) {
        return json.get(field).isNull() ? null : Golden.text(json, field);
    }
}
