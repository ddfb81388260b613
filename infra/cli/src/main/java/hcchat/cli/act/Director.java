package hcchat.cli.act;

import hcchat.cli.command.Command;
import hcchat.cli.command.Typed;
import hcchat.cli.room.Fate;
import hcchat.cli.room.Happening;
import hcchat.cli.room.Link;
import hcchat.client.Saying;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Does what was typed. One thread at a time.
public final class Director {
    private final Link link;
    private final Stage stage;
    private @Nullable String whisperer;

    public Director(Link link, Stage stage) {
        this.link = link;
        this.stage = stage;
    }

    /// Remembers who whispered last.
    public void hear(Happening happening) {
        if (happening instanceof Happening.Whispered whispered && !whispered.ours()) {
            whisperer = whispered.by().nick();
        }
    }

    public void carryOut(Typed typed) {
        switch (typed) {
            case Typed.Say say -> say(say.text(), new Saying.Chat(say.text(), say.re()));
            case Typed.Emote emote -> say("* " + emote.text(), new Saying.Emote(emote.text()));
            case Typed.Edit edit ->
                say("/edit " + edit.of() + " " + edit.text(), new Saying.Edit(edit.of(), edit.text()));
            case Typed.Delete delete -> say("/delete " + delete.of(), new Saying.Delete(delete.of()));
            case Typed.React react ->
                say("/react " + react.of() + " " + react.text(), new Saying.React(react.of(), react.text()));
            case Typed.Whisper whisper -> whisper(whisper.nick(), whisper.text());
            case Typed.WhisperBack back -> {
                if (whisperer == null) {
                    stage.trouble("Nobody has whispered to you yet: /w nick text");
                } else {
                    whisper(whisperer, back.text());
                }
            }
            case Typed.Nick nick -> stage.underWay("/nick " + nick.nick(), link.changeNick(nick.nick()));
            case Typed.Color color -> stage.underWay("/color " + color.color(), link.changeColor(color.color()));
            case Typed.Keep keep ->
                stage.underWay(
                        "/" + keep.deed().name().toLowerCase(Locale.ROOT) + " " + keep.whom(),
                        link.keep(keep.deed(), keep.whom()));
            case Typed.Lock lock -> stage.underWay(lock.locked() ? "/lock" : "/unlock", link.lock(lock.locked()));
            case Typed.GiveRole given ->
                stage.underWay(
                        "/role " + given.whom() + " " + given.role().word(), link.role(given.whom(), given.role()));
            case Typed.Who who -> stage.note("Here: " + String.join(", ", stage.nicks()));
            case Typed.History history -> stage.older();
            case Typed.Help help -> help();
            case Typed.Quit quit -> stage.quit();
            case Typed.Nothing nothing -> {}
            case Typed.Malformed malformed -> stage.trouble(malformed.sentence());
        }
    }

    private void say(String text, Saying saying) {
        stage.underWay(text, link.say(saying));
    }

    private void whisper(String nick, String text) {
        CompletableFuture<Fate> fate = link.whisper(nick, text);
        stage.underWay("/w " + nick + " " + text, fate);
    }

    private void help() {
        for (Command command : Command.values()) {
            stage.note(String.format("%-16s %s", command.usage(), command.does()));
        }
        stage.note("Tab completes nicks and commands; PageUp and PageDown scroll; Alt-Enter makes a line break;"
                + " a text that begins with / is typed with two.");
    }
}
