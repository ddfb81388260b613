package hcchat.client.file;

/// What every transfer of a room goes by.
record Means(FileSettings settings, AttachmentDoor door, Store store, Drafts drafts) {}
