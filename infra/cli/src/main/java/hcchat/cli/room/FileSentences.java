package hcchat.cli.room;

/// Why a file wasn't sent or saved, in sentences that say what to do.
final class FileSentences {
    private FileSentences() {}

    static String failed(String code) {
        return switch (code) {
            case "no_such_file" -> "There is no such file, or it can't be read.";
            case "not_a_file" -> "That is a folder or a device, not a file.";
            case "file_changed" -> "The file was written to while it was read: send it again when it is finished.";
            case "caption_too_long" -> "The words beside the file are too long: about 30,000 bytes fit.";
            case "bad_text" -> "The file's name isn't well-formed Unicode: give it another one.";
            case "no_passphrase" -> "Files go sealed, with the room's passphrase: start again without --unencrypted.";
            case "no_file_there" -> "There is no file in that message; the numbers stand to the left.";
            case "no_state" -> "Nothing is kept here, so no file can be on its way.";
            case "file_exists" -> "There is something of that name already: say another one.";
            case "no_such_folder" -> "There is no folder to put it in.";
            case "not_saved" -> "It can't be written there: look at the folder's rights, and at the disk's room.";
            case "not_kept" ->
                "What is on its way can't be kept in the --state folder (is its disk full?): --state names another.";
            case "no_room_on_disk" ->
                "The disk of the --state folder hasn't room for it, sealed: --state names another.";
            case "not_authentic" ->
                "The file in the store isn't what was sent: changed, cut or mixed up on its way. Nothing was saved.";
            case "not_the_file" ->
                "The message shows another file than its sender sealed: somebody changed it. Nothing was saved.";
            case "unknown_scheme" -> "It is sealed in a way that a later version of this client can open.";
            case "bad_key", "bad_url", "bad_answer" -> "What the server says about the file makes no sense.";
            case "gone" -> "The file isn't in the store any more: it was deleted, or has expired.";
            case "no_such_attachment" -> "The server doesn't know that file (any more).";
            case "too_large" -> "That is larger than this server takes.";
            case "quota_exceeded" -> "There are too many files already, of yours or in this room: delete some first.";
            case "not_configured" -> "This server keeps no files: its operator hasn't set a store up.";
            case "unavailable" -> "The server's store is away: try again later.";
            case "offline" -> "The server or its store can't be reached: --rest says where REST is.";
            case "cancelled" -> "Stopped.";
            case "interrupted" -> "It goes on with the next start.";
            default -> code.startsWith("store_") ? "The store refused it (" + code + ")." : Sentences.refused(code);
        };
    }
}
