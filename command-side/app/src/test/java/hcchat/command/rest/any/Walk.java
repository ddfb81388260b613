package hcchat.command.rest.any;

import hcchat.command.app.CommandSide;
import hcchat.command.fixture.AnswerJudge;
import hcchat.command.fixture.Edge;
import hcchat.command.fixture.OpenApi;
import hcchat.command.fixture.Reply;
import hcchat.command.fixture.TestCommandSide;
import hcchat.command.fixture.TestRest;
import hcchat.command.rest.any.Requests.Made;
import hcchat.room.AuthorId;
import hcchat.room.RoomId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks whatever the document has, one after the other, and holds each answer against it.
final class Walk implements AutoCloseable {
    // What ends accounts and rooms is asked less often than what they are for.
    private static final List<String> SELDOM =
            List.of("DELETE /auth/account", "DELETE /rooms/{room}", "POST /auth/logout", "DELETE /auth/devices/{id}");
    private static final int SELDOM_IS = 4;
    private static final int REFUSALS = 300;
    private static final int SERVER_ERRORS = 500;
    private static final Set<String> FORM =
            Set.of("bad_json", "bad_content_type", "too_large", "no_such_path", "no_such_method");
    private static final JsonMapper JSON = new JsonMapper();

    private final TestRest rest;
    private final Random chance;
    private UnaryOperator<Reply> heard = UnaryOperator.identity();
    private final Wire wire;
    private final Known known;
    private final Requests requests;
    private final Edge edge;
    private final List<String> operations = List.copyOf(OpenApi.published().operations());
    private final Map<String, Integer> answered = new TreeMap<>();

    Walk(Random chance) {
        this(TestRest.open(), chance);
    }

    /// @param rest closed with it
    Walk(TestRest rest, Random chance) {
        this.rest = rest;
        this.chance = chance;
        this.wire = new Wire(rest.root().getPort());
        this.known = new Known(chance);
        this.requests = new Requests(chance, known, new Callers(rest, chance, known));
        this.edge = new Edge("walk", rest.bean(CommandSide.class).office());
        edge.reattach(List.of());
        TestCommandSide.await(() -> rest.get("/readyz").status() == 200);
    }

    /// @throws AssertionError with the request and its answer, where that isn't as described
    Walk go(int calls) {
        for (int i = 0; i < calls; i++) {
            step(i);
        }
        return this;
    }

    /// Goes on until each operation has gone well.
    ///
    /// @throws AssertionError if one hasn't within so many calls
    Walk goUntilAllWentWell(int most) {
        Set<String> left = new TreeSet<>(operations);
        for (int i = 0; i < most && !left.isEmpty(); i++) {
            step(i);
            left.removeIf(operation -> answered.containsKey(operation + " 200")
                    || answered.containsKey(operation + " 201")
                    || answered.containsKey(operation + " 204"));
        }
        if (!left.isEmpty()) {
            throw new AssertionError("never went well: " + left + "\n" + answered);
        }
        return this;
    }

    private void step(int number) {
        String operation = operations.get(chance.nextInt(operations.size()));
        if (SELDOM.contains(operation) && chance.nextInt(SELDOM_IS) > 0) {
            return;
        }
        Made made = requests.request(operation);
        Reply reply = heard.apply(wire.ask(made.asked()));
        try {
            String what = AnswerJudge.judge(made.asked().method(), made.asked().path(), reply);
            mustFit(operation, made, reply);
            if (reply.status() >= SERVER_ERRORS) {
                throw new AssertionError("nothing is away or too much here: " + reply.status() + " " + reply.body());
            }
            answered.merge(what, 1, Integer::sum);
        } catch (AssertionError wrong) {
            throw new AssertionError("request " + number + ":\n" + made.asked() + "\n\n" + wrong.getMessage(), wrong);
        }
        known.learn(operation, made.token(), reply);
        if (operation.equals("POST /rooms") && reply.status() == 201) {
            visit(reply);
        }
    }

    /// What is as it should be isn't refused for its form, and what isn't doesn't do anything.
    private static void mustFit(String operation, Made made, Reply reply) {
        String code = reply.body().startsWith("{") ? reply.text("code") : "";
        if (made.good() && FORM.contains(code)) {
            throw new AssertionError("a good request was refused: " + reply.body());
        }
        JsonNode schema = OpenApi.published().takes(operation);
        boolean same = operation.startsWith(made.asked().method() + " ");
        if (same && schema != null && reply.status() < REFUSALS) {
            List<?> errors =
                    OpenApi.published().errors(schema, said(made.asked().body()));
            if (!errors.isEmpty()) {
                throw new AssertionError("a bad request went well: " + errors);
            }
        }
    }

    /// A field that is null is as if it weren't there.
    private static JsonNode said(byte @Nullable [] body) {
        JsonNode said = JSON.readTree(body == null ? new byte[0] : body);
        said.properties().removeIf(field -> field.getValue().isNull());
        return said;
    }

    /// Somebody comes into a new room on a socket, to be sent out.
    private void visit(Reply founded) {
        AuthorId somebody = AuthorId.parse("AAAAAAAAAAAAAAAAAAAAAQ");
        RoomId room = Objects.requireNonNull(RoomId.parse(founded.text("room")));
        edge.outcome(Edge.enter(room, somebody, "visitor"));
        known.isPresent(founded.text("room"), somebody.toString());
        known.isPresent(founded.text("channel"), somebody.toString());
    }

    /// From now on this is taken for the answer.
    Walk hearing(UnaryOperator<Reply> other) {
        heard = other;
        return this;
    }

    /// Everything that was asked with or told, and that no log may say.
    Set<String> secrets() {
        return known.secrets();
    }

    /// How often each was answered, as [OpenApi#described] has it.
    Map<String, Integer> answered() {
        return answered;
    }

    @Override
    public void close() {
        edge.breakOff();
        rest.close();
    }
}
