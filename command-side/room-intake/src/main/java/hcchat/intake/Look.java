package hcchat.intake;

import hcchat.room.Member;
import org.jspecify.annotations.Nullable;

/// One thing about a member that others see, and that the member may choose. The rest stays as the owner knows it: two
/// changes that cross each other both hold.
public sealed interface Look {
    /// How the member looks with it.
    Member on(Member member);

    /// @param nick unlike that of anybody else in the room, upper and lower case alike
    record Nick(String nick) implements Look {
        @Override
        public Member on(Member member) {
            return member.named(nick);
        }

        @Override
        public String toString() {
            return "Nick";
        }
    }

    /// @param color three or six hex digits, or null for none
    record Color(@Nullable String color) implements Look {
        @Override
        public Member on(Member member) {
            return member.coloured(color);
        }
    }
}
