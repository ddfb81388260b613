package hcchat.spec.hackchat;

import hcchat.spec.hackchat.Script.Exchange;
import hcchat.spec.hackchat.Script.Hear;
import hcchat.spec.hackchat.Script.Scene;
import hcchat.spec.hackchat.Script.Whose;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One scene, played to one server.
final class Play implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger PLAYS = new AtomicInteger();

    private final URI server;
    private final Names names = new Names("room-" + PLAYS.incrementAndGet() + "-of-scene");
    private final Map<String, Actor> actors = new LinkedHashMap<>();
    private final List<String> course = new ArrayList<>();

    Play(URI server) {
        this.server = server;
    }

    /// @param whose the server that it is played to
    /// @throws AssertionError where somebody hears something else than the script says
    void matches(Scene scene, Whose whose) {
        for (Exchange exchange : scene.exchanges()) {
            say(exchange);
            for (Hear hear : exchange.heard()) {
                if (hear.whose().among(whose)) {
                    String frame = actor(hear.actor()).next();
                    check(hear, frame == null ? null : names.heard(hear.actor(), frame));
                }
            }
        }
        actors.forEach((name, actor) -> {
            actor.settle();
            List<String> rest = actor.rest();
            if (!rest.isEmpty()) {
                throw wrong(name + " hears too much: " + rest);
            }
        });
    }

    /// What everybody hears, in place of what the script says; differences that are heard again keep their numbers.
    Scene recorded(Scene scene) {
        List<Exchange> exchanges = new ArrayList<>();
        for (Exchange exchange : scene.exchanges()) {
            say(exchange);
            List<Hear> heard = new ArrayList<>();
            actor(exchange.actor()).settle();
            actors.forEach((name, actor) -> {
                actor.settle();
                for (String frame : actor.rest()) {
                    heard.add(marked(exchange, name, names.heard(name, frame)));
                }
            });
            exchange.heard().stream().filter(hear -> hear.whose() == Whose.OURS).forEach(heard::add);
            exchanges.add(new Exchange(exchange.actor(), exchange.binary(), exchange.said(), heard));
        }
        return new Scene(scene.title(), scene.notes(), exchanges);
    }

    private static Hear marked(Exchange exchange, String actor, String frame) {
        for (Hear known : exchange.heard()) {
            if (known.whose() == Whose.THEIRS && known.actor().equals(actor) && same(known.frame(), frame)) {
                return known;
            }
        }
        return new Hear(actor, Whose.BOTH, frame, "");
    }

    private void say(Exchange exchange) {
        course.add(exchange.toString());
        Actor actor = actor(exchange.actor());
        if (exchange.said().equals("leaves")) {
            actor.leave();
            actors.remove(exchange.actor());
        } else if (exchange.binary()) {
            actor.sendBinary(names.said(exchange.said()));
        } else {
            actor.send(names.said(exchange.said()));
        }
    }

    private Actor actor(String name) {
        return actors.computeIfAbsent(name, _ -> new Actor(server));
    }

    private void check(Hear hear, @Nullable String heard) {
        if (heard == null || !same(hear.frame(), heard)) {
            throw wrong(hear.actor() + " should hear " + hear.frame() + "\n" + hear.actor() + " hears       " + heard);
        }
        course.add(hear.actor() + " < " + heard);
    }

    private static boolean same(String one, String other) {
        return one.equals(other)
                || (one.startsWith("{")
                        && other.startsWith("{")
                        && JSON.readTree(one).equals(JSON.readTree(other)));
    }

    private AssertionError wrong(String what) {
        return new AssertionError(what + "\nafter\n" + String.join("\n", course));
    }

    @Override
    public void close() {
        actors.values().forEach(Actor::close);
    }
}
