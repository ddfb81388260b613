package hcchat.cli.act;

import hcchat.cli.command.Command;
import hcchat.cli.command.Typed;
import hcchat.cli.room.Fate;
import hcchat.cli.room.Happening;
import hcchat.cli.room.Link;
import hcchat.cli.room.Moving;
import hcchat.client.Saying;
import hcchat.client.file.Leftover;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Does what was typed. One thread at a time.
public final class Director {
    private final Link link;
    private final Stage stage;
    private @Nullable String whisperer;
    private boolean entered;

    public Director(Link link, Stage stage) {
        this.link = link;
        this.stage = stage;
    }

    /// Remembers who whispered last, and goes on with what is left over when the room is entered first.
    public void hear(Happening happening) {
        if (happening instanceof Happening.Entered && !entered) {
            entered = true;
            var _ = link.leftOver().thenAcceptAsync(this::resume, stage.thread());
        }
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
            case Typed.Send send -> send(send);
            case Typed.Save save -> save(save);
            case Typed.Cancel cancel -> {
                if (link.cancelFiles() == 0) {
                    stage.trouble("No file is under way.");
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

    private void send(Typed.Send send) {
        Path file = LocalPath.of(send.path());
        if (file == null || file.getFileName() == null) {
            stage.trouble("That can't be the name of a file: " + send.path());
            return;
        }
        Moving moving = new Moving(file.getFileName().toString(), stage::moved);
        stage.underWay("/send " + send.path(), link.send(file, send.caption(), moving), moving);
    }

    private void save(Typed.Save save) {
        Path where = LocalPath.of(save.where());
        if (where == null) {
            stage.trouble("That can't be the name of a file: " + save.where());
            return;
        }
        Moving moving = new Moving("file of message " + save.of(), stage::moved);
        stage.underWay("/save " + save.of(), link.save(save.of(), where, moving), moving);
    }

    /// Files that an earlier program was given to send go on.
    private void resume(List<Leftover> left) {
        for (Leftover file : left) {
            stage.note("From last time, " + file.name() + " is still to be sent: it goes on now.");
            Moving moving = new Moving(file.name(), stage::moved);
            stage.underWay("/send " + file.name(), link.resume(file, moving), moving);
        }
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
