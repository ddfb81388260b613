package hcchat.command.grants;

import hcchat.intake.token.AccessToken;
import hcchat.room.RoomId;

/// Who calls, by the token that they show.
public sealed interface Identity {
    /// The 16 bytes from which it follows who they are in a room. Never to be written down beside one.
    byte[] bytes();

    /// Whether what they show is of any use in a room.
    boolean opens(RoomId room);

    /// Somebody with an account.
    record Account(AccessToken token) implements Identity {
        @Override
        public byte[] bytes() {
            return token.holder();
        }

        @Override
        public boolean opens(RoomId room) {
            return token.opens(room);
        }

        @Override
        public String toString() {
            return "Account";
        }
    }

    /// Somebody without one, who has been in the room on a socket.
    ///
    /// @param since the room's seq when they first came
    record Holder(RoomId room, byte[] bytes, long since) implements Identity {
        @Override
        public boolean opens(RoomId asked) {
            return room.equals(asked);
        }

        @Override
        public String toString() {
            return "Holder in " + room;
        }
    }
}
