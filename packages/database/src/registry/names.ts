/**
 * Common Italian first names and surnames. No two surnames have the same three letters in a fiscal code, which is part of why no
 * two people of the registry share one.
 */

export const surnames =
  "Rossi Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De_Luca Mancini Costa Giordano Rizzo Lombardi Moretti Barbieri Fontana Santoro Rinaldi Caruso Leone Longo Gentile Vitale Serra Coppola De_Santis D'Angelo Marchetti Parisi Villa Fabbri Grasso Valentini Messina Sala Gatti Pellegrini Palumbo Sanna Farina Monti Cattaneo Morelli Amato Silvestri Mazza Testa Carbone Giuliani Benedetti Orlando D'Amico Fiore De_Rosa Bellini Basile Riva Donati Battaglia Sartori Neri Milani Pagano Ruggiero Negri Guerra Fumagalli Zanella Zanetti Bortolotti Tedesco Ventura Volpe Usai Oliva Quaranta Iannone Lazzari Niccolai Pirovano Quintavalle Tagliaferri Ughetti Vaccaro Zappalà Nicolò Loi Melis Murgia Deiana Fadda Floris Frau Cossu Zuddas Atzeni Bosio Bruschi Cavalli Ceccarelli Cirillo Cozzi Dossena Facchini Fusco Gasparini Giannini Grimaldi Lanza Locatelli Maggi Magnani Nardi Olivieri Pace Perrone Piazza Poli Proietti Righi Sacco Simonetti Spina Stella Tosi Trevisan Vinci Viola Zago"
    .split(" ")
    .map((name) => name.replace("_", " "));

export const femaleNames =
  "Maria Anna Giulia Francesca Chiara Sara Laura Elena Alessandra Paola Federica Silvia Valentina Martina Roberta Daniela Elisa Giorgia Cristina Monica Simona Barbara Claudia Ilaria Eleonora Serena Michela Angela Patrizia Stefania Sabrina Veronica Alice Marta Beatrice Arianna Lucia Rita Teresa Caterina Antonella Donatella Emanuela Gabriella Irene Lorena Manuela Nicoletta Raffaella Viviana".split(
    " ",
  );

export const maleNames =
  "Marco Andrea Luca Francesco Alessandro Matteo Davide Giuseppe Antonio Stefano Roberto Giovanni Paolo Simone Lorenzo Fabio Daniele Massimo Riccardo Salvatore Vincenzo Mario Luigi Alberto Claudio Giorgio Gabriele Michele Emanuele Nicola Federico Enrico Filippo Giacomo Pietro Maurizio Sergio Carlo Domenico Franco Bruno Cesare Dario Edoardo Gianluca Ivan Leonardo Mattia Nicolò Tommaso".split(
    " ",
  );
