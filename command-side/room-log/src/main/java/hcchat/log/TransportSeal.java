package hcchat.log;

import org.jspecify.annotations.Nullable;

/// Seals what a record carries beside its events, under a key that rotates and is forgotten within a day.
public interface TransportSeal {
    /// Adds and hides nothing, and vouches for nothing: for a way that is safe by itself, never for what is kept.
    TransportSeal NONE = new TransportSeal() {
        @Override
        public byte[] seal(byte[] aad, byte[] plain) {
            return plain;
        }

        @Override
        public byte[] open(byte[] aad, byte[] sealed) {
            return sealed;
        }
    };

    /// @param aad what the seal vouches for without hiding it
    byte[] seal(byte[] aad, byte[] plain);

    /// @return null when the key that sealed it is forgotten: an old record whose passing part is gone for good
    /// @throws IllegalArgumentException if it isn't what [#seal] made with this `aad`
    byte @Nullable [] open(byte[] aad, byte[] sealed);
}
