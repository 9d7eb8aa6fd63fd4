/** The version of the written format of programs. It changes when a program written before could be misread. */
export const formatVersion = "2.0";
