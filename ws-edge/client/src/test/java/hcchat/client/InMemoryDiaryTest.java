package hcchat.client;

class InMemoryDiaryTest extends DiaryContract {
    @Override
    Diary diary() {
        return new InMemoryDiary();
    }
}
