package hcchat.client.crypto;

/// What a sealed file is opened with, beside its room's key. Public.
///
/// @param header [FileCipher#HEADER_BYTES] long; no two files have the same
/// @param bytes of the sealed file
public record SealedFile(FileScheme scheme, byte[] header, long bytes) {}
