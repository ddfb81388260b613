package hcchat.edge.session;

import hcchat.room.AuthorId;
import hcchat.room.Member;
import hcchat.wire.ClientFrame.Whom;
import org.jspecify.annotations.Nullable;

/// Whom a frame means. Where several names are given the author counts, then the number.
final class Named {
    private Named() {}

    /// Somebody who is in the room, or null.
    static @Nullable AuthorId here(Membership membership, Whom whom) {
        AuthorId author = whom.author() == null ? null : Ids.author(whom.author());
        synchronized (membership.room()) {
            Member found = membership.room().member(one -> {
                if (whom.author() != null) {
                    return one.author().equals(author);
                }
                return whom.userid() == null ? one.nick().equals(whom.nick()) : one.userId() == whom.userid();
            });
            return found == null ? null : found.author();
        }
    }

    /// Somebody who was in the room, if they are named as its author; else as [#here].
    static @Nullable AuthorId ever(Membership membership, Whom whom) {
        if (whom.author() == null) {
            return here(membership, whom);
        }
        AuthorId author = Ids.author(whom.author());
        return author != null && author.isSomebody() ? author : null;
    }
}
