/** One step of one tool in one run; sizes are those of the repository after it. */
record Figure(
    String tool, String step, int run, Measured measured, long repositoryBytes, long objects) {}
