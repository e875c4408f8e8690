/** Words that ask, count or are polite, and say nothing of which figure, when or whose. */
export const FILLERS = `
  сколько какой какая какое какие каков какова скажи скажите покажи покажите дай дайте мне нам нас у по из от в во на за с со к о об про для
  и а же ли то это был была было были есть бы наш наша наше наши нашу всего вообще количество число доля процент проценты среднее средний
  средняя средние среднюю общее новых новые новый всех все все-таки пожалуйста клиент клиенты клиентов клиентами человек людей люди стало
  пришло пришли пришел получили получилось через период время нужно хочу узнать интересует сейчас штук раз к отношению у нас каков
  дает дают дал дали приносит принес больше меньше лучше хуже самый самая самое выше ниже чаще реже
  how many much what is was were are the a an of in on at for by from to and our we us did do does have has had me show tell give please
  rate share percent percentage average mean number count total new all clients customers people any there come came get got through via with
  which gives give brings bring more most less least best worst came made per during over period
`
  .split(/\s+/u)
  .filter(Boolean);
